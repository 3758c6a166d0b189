// Misconception: only the exceptions count, not how they are nested.
// Fails: TaskGroups.theDemoPrintsWhatItsCPythonTwinPrints, Groups.splitKeepsNesting,
//   Groups.groupsThreeDeepKeepTheirShape, Groups.aGroupForWhichThePredicateHoldsIsTakenWhole,
//   Groups.halvesKeepWhatIsKnown
package asyncio.task;

public final class ExceptionGroup {

  public Split split(Predicate<? super Throwable> matches) {
    if (matches.test(this)) {
      return new Split(Optional.of(this), Optional.empty());
    }
    var matching = new ArrayList<Throwable>();
    var rest = new ArrayList<Throwable>();
    collect(matches, matching, rest);
    return new Split(derive(matching), derive(rest));
  }

  private void collect(
      Predicate<? super Throwable> matches, List<Throwable> matching, List<Throwable> rest) {
    for (Throwable exception : exceptions) {
      if (matches.test(exception)) {
        matching.add(exception);
      } else if (exception instanceof ExceptionGroup group) {
        group.collect(matches, matching, rest);
      } else {
        rest.add(exception);
      }
    }
  }
}
