// Alternative: every child fills its places when it is done; the list is complete when all are
// filled.
// Removes: onDone, complete, markRetrieved
package asyncio.task;

public final class Gathering<T, R> {

  private final List<R> places = new ArrayList<>();

  private void listen() {
    var placesOf = new java.util.LinkedHashMap<Future<T>, List<Integer>>();
    for (Future<T> child : children) {
      placesOf.computeIfAbsent(child, c -> new ArrayList<>()).add(places.size());
      places.add(null);
    }
    left = placesOf.size();
    var done = new ArrayList<Runnable>();
    placesOf.forEach(
        (child, where) -> {
          if (child.isDone()) {
            done.add(() -> ended(child, where));
          } else {
            child.addDoneCallback(ended -> ended(ended, where));
          }
        });
    done.forEach(Runnable::run);
  }

  private void ended(Future<T> child, List<Integer> where) {
    left--;
    Throwable failure = child.isCancelled() ? child.cancelledError() : child.exception();
    if (isDone()) {
      return;
    }
    if (failure != null && failsEarly) {
      setException(failure);
      return;
    }
    @SuppressWarnings("unchecked")
    R value =
        failsEarly
            ? (R) child.result()
            : (R)
                (failure == null
                    ? new Settled.Returned<>(child.result())
                    : new Settled.Failed<T>(failure));
    where.forEach(place -> places.set(place, value));
    if (left == 0) {
      if (cancelRequested) {
        setException(new CancelledError(cancelMessage));
      } else {
        setResult(places);
      }
    }
  }
}
