// Misconception: a group only makes tasks, and the loop runs them.
// Fails: TaskGroups.aGroupEndsWhenAllItsTasksHave, TaskGroups.createTaskGivesTheTask,
//   TaskGroups.aTaskMayMakeMore, TaskGroups.aFailureCancelsTheSiblings,
//   TaskGroups.theFailureWaitsForTheCleanup, TaskGroups.allFailuresComeOut,
//   TaskGroups.aFailureOfTheBodyComesLast, TaskGroups.aCancelledTaskIsNoFailure,
//   TaskGroups.theGroupTakesBackItsOwnCancel, TaskGroups.aGroupInTheCleanupOfACancelledParent,
//   TaskGroups.anErrorOfTheProgramIsAFailure, TaskGroups.cancelledWhileWaiting,
//   TaskGroups.cancelledWhileTasksFail, TaskGroups.cancelledByBothInOneTick,
//   TaskGroups.aGroupWaitsHoweverOftenItIsCancelled, TaskGroups.groupsInGroups,
//   TaskGroups.aFailureOfTheOuterGroupCancelsTheInnerOne, TaskGroups.aGroupThatHasEndedTakesNoMore,
//   TaskGroups.aGroupThatIsShuttingDownTakesNoMore, TaskGroups.aFatalErrorComesOutAsItself,
//   TaskGroups.whatComesOutCountsAsRetrieved, TaskGroups.theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class TaskGroup {

  private CancelledError waitForTasks(CancelledError before) {
    return before;
  }
}
