// Misconception: a half is a new group.
// Fails: Groups.aGroupForWhichThePredicateHoldsIsTakenWhole
package asyncio.task;

import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Predicate;

public final class ExceptionGroup extends RuntimeException {

  public Split split(Predicate<? super Throwable> matches) {
    if (matches.test(this)) {
      return new Split(derive(exceptions), Optional.empty());
    }
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
