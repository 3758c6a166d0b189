// Misconception: every split gives two groups.
// Fails: TaskGroups.theDemoPrintsWhatItsCPythonTwinPrints, Groups.aHalfWithoutExceptionsIsEmpty,
//   Groups.splitKeepsNesting, Groups.groupsThreeDeepKeepTheirShape,
//   Groups.aGroupForWhichThePredicateHoldsIsTakenWhole, Groups.halvesKeepWhatIsKnown
package asyncio.task;

public final class ExceptionGroup {

  private Optional<ExceptionGroup> derive(List<Throwable> some) {
    var group = new ExceptionGroup(message, some);
    group.setStackTrace(getStackTrace());
    if (getCause() != null) {
      group.initCause(getCause());
    }
    notes().forEach(group::addSuppressed);
    return Optional.of(group);
  }
}
