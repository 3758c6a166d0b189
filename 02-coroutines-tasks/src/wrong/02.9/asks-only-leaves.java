// Misconception: a group is only a list, and never what somebody looks for.
// Fails: Groups.aGroupForWhichThePredicateHoldsIsTakenWhole
package asyncio.task;

public final class ExceptionGroup {

  public Split split(Predicate<? super Throwable> matches) {
    var matching = new ArrayList<Throwable>();
    var rest = new ArrayList<Throwable>();
    for (Throwable exception : exceptions) {
      if (exception instanceof ExceptionGroup group) {
        Split split = group.split(matches);
        split.matching().ifPresent(matching::add);
        split.rest().ifPresent(rest::add);
      } else {
        (matches.test(exception) ? matching : rest).add(exception);
      }
    }
    return new Split(derive(matching), derive(rest));
  }
}
