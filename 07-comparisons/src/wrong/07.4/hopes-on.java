// Misconception: it is over when all have ended, or when there are enough.
// Fails: tooManyFailures
package asyncio.compare;

public final class InScope implements Model {

  private static final class Enough<R> implements Joiner<R, List<R>> {

    @Override
    public synchronized boolean onComplete(Subtask<? extends R> ended) {
      if (results.size() < enough) {
        switch (ended.state()) {
          case SUCCESS -> results.add(ended.get());
          case FAILED -> failed(ended.exception());
          case UNAVAILABLE -> {}
        }
      }
      return results.size() == enough;
    }
  }
}
