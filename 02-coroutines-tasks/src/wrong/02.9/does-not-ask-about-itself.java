// Misconception: the predicate is only about what is inside.
// Fails: Groups.aGroupForWhichThePredicateHoldsIsTakenWhole
package asyncio.task;

public final class ExceptionGroup {

  public Split split(Predicate<? super Throwable> matches) {
    var matching = new ArrayList<Throwable>();
    var rest = new ArrayList<Throwable>();
    for (Throwable exception : exceptions) {
      if (matches.test(exception)) {
        matching.add(exception);
      } else if (exception instanceof ExceptionGroup group) {
        Split split = group.split(matches);
        split.matching().ifPresent(matching::add);
        split.rest().ifPresent(rest::add);
      } else {
        rest.add(exception);
      }
    }
    return new Split(derive(matching), derive(rest));
  }
}
