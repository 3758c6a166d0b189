// Misconception: an exception is of one type.
// Fails: Groups.splitByTypeGivesTwoHalves, Groups.aHalfWithoutExceptionsIsEmpty,
//   Groups.splitKeepsNesting, Groups.aGroupForWhichThePredicateHoldsIsTakenWhole,
//   Groups.halvesKeepWhatIsKnown
package asyncio.task;

public final class ExceptionGroup {

  public Split split(Class<? extends Throwable> type) {
    return split((Throwable exception) -> exception.getClass() == type);
  }

  public Optional<ExceptionGroup> subgroup(Class<? extends Throwable> type) {
    return split(type).matching();
  }
}
