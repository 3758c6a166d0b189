// Misconception: the first failure is the reason for all others, so it is enough.
// Fails: TaskGroups.aFailureCancelsTheSiblings, TaskGroups.aFailureCancelsTheBody,
//   TaskGroups.theFailureWaitsForTheCleanup, TaskGroups.allFailuresComeOut,
//   TaskGroups.aFailureOfTheBodyComesLast, TaskGroups.aFailureOfTheBodyAloneIsGrouped,
//   TaskGroups.theGroupTakesBackItsOwnCancel, TaskGroups.twoFailuresAreOneCancel,
//   TaskGroups.aGroupInTheCleanupOfACancelledParent, TaskGroups.anErrorOfTheProgramIsAFailure,
//   TaskGroups.aBodyThatSwallowsTheCancellation, TaskGroups.cancelledWhileTasksFail,
//   TaskGroups.cancelledByBothInOneTick, TaskGroups.groupsInGroups,
//   TaskGroups.aFailureOfTheOuterGroupCancelsTheInnerOne,
//   TaskGroups.aGroupThatIsShuttingDownTakesNoMore, TaskGroups.whatComesOutCountsAsRetrieved,
//   TaskGroups.theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class TaskGroup {

  private void exit(Throwable failure) {
    exiting = true;
    noteFatal(failure);
    if (failure != null && !aborting) {
      abort();
    }
    CancelledError cancelled = waitForTasks(failure instanceof CancelledError error ? error : null);
    if (fatal != null) {
      throw Failures.rethrow(fatal);
    }
    if (cancelledParent && parent.uncancel() == 0) {
      cancelled = null;
    }
    if (cancelled != null && errors.isEmpty()) {
      throw cancelled;
    }
    if (failure != null && !(failure instanceof CancelledError)) {
      errors.add(failure);
    }
    if (!errors.isEmpty()) {
      keepCancelled();
      throw Failures.rethrow(errors.getFirst());
    }
  }
}
