// Misconception: every task ends by itself.
// Fails: TaskGroups.aFailureCancelsTheSiblings, TaskGroups.theFailureWaitsForTheCleanup,
//   TaskGroups.aFailureOfTheBodyComesLast, TaskGroups.cancelledInTheBody,
//   TaskGroups.cancelledWhileWaiting, TaskGroups.cancelledWhileTasksFail,
//   TaskGroups.aGroupWaitsHoweverOftenItIsCancelled, TaskGroups.groupsInGroups,
//   TaskGroups.aFailureOfTheOuterGroupCancelsTheInnerOne, TaskGroups.aFatalErrorComesOutAsItself,
//   TaskGroups.theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class TaskGroup {

  private void abort() {
    aborting = true;
  }
}
