// Misconception: when onComplete has returned true, it is not called again.
// Fails: allAtTheSameTime
// By luck: nullsInAScope
package asyncio.compare;

public final class InScope implements Model {

  private static final class Enough<R> implements Joiner<R, List<R>> {

    @Override
    public boolean onComplete(Subtask<? extends R> ended) {
      boolean over = hear(ended);
      for (int i = 0; over && i < 100; i++) {
        Thread.yield(); // The scope is cancelled a little later, so that nothing depends on luck.
      }
      return over;
    }

    private synchronized boolean hear(Subtask<? extends R> ended) {
      switch (ended.state()) {
        case SUCCESS -> results.add(ended.get());
        case FAILED -> failed(ended.exception());
        case UNAVAILABLE -> {
          // It does not come here.
        }
      }
      return results.size() >= enough || jobs - failed < enough;
    }
  }
}
