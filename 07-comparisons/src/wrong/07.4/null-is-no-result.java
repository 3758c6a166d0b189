// Misconception: a job that returns null has found nothing.
// Fails: nullsInAScope
package asyncio.compare;

public final class InScope implements Model {

  private static final class Enough<R> implements Joiner<R, List<R>> {

    @Override
    public synchronized boolean onComplete(Subtask<? extends R> ended) {
      if (results.size() < enough && jobs - failed >= enough) {
        switch (ended.state()) {
          case SUCCESS -> {
            if (ended.get() != null) {
              results.add(ended.get());
            }
          }
          case FAILED -> failed(ended.exception());
          case UNAVAILABLE -> {
            // It does not come here.
          }
        }
      }
      return results.size() == enough || jobs - failed < enough;
    }
  }
}
