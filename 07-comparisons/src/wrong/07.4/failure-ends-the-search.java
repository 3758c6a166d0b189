// Misconception: any failure is a reason to end.
// Fails: failuresAreBorne
package asyncio.compare;

public final class InScope implements Model {

  private static final class Enough<R> implements Joiner<R, List<R>> {

    @Override
    public synchronized boolean onComplete(Subtask<? extends R> ended) {
      if (results.size() < enough && firstFailure == null) {
        switch (ended.state()) {
          case SUCCESS -> results.add(ended.get());
          case FAILED -> failed(ended.exception());
          case UNAVAILABLE -> {}
        }
      }
      return results.size() == enough || firstFailure != null;
    }
  }
}
