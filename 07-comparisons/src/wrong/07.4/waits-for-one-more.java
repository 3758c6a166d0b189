// Misconception: over is when there are more than enough.
// Fails: nullsInAScope, enoughAreEnough, allAtTheSameTime
package asyncio.compare;

public final class InScope implements Model {

  private static final class Enough<R> implements Joiner<R, List<R>> {

    @Override
    public synchronized boolean onComplete(Subtask<? extends R> ended) {
      if (results.size() <= enough && jobs - failed >= enough) {
        switch (ended.state()) {
          case SUCCESS -> results.add(ended.get());
          case FAILED -> failed(ended.exception());
          case UNAVAILABLE -> {
            // It does not come here.
          }
        }
      }
      return results.size() > enough || jobs - failed < enough;
    }
  }
}
