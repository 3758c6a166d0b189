// Misconception: a joiner is called by one thread at a time.
// Fails: allAtTheSameTime
// By luck: enoughAreEnough, failuresAreBorne, tooManyFailures
package asyncio.compare;

public final class InScope implements Model {

  private static final class Enough<R> implements Joiner<R, List<R>> {

    private int next;
    private final Object[] slots = new Object[1_000];

    @Override
    public boolean onComplete(Subtask<? extends R> ended) {
      if (ended.state() == Subtask.State.FAILED) {
        failed(ended.exception());
      } else if (next < enough) {
        int here = next;
        for (int i = 0; i < 100; i++) {
          Thread.yield();
        }
        slots[here] = ended.get();
        next = here + 1;
      }
      return next >= enough || jobs - failed < enough;
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<R> result() throws Throwable {
      if (next < enough) {
        throw firstFailure == null ? new IllegalStateException("not enough") : firstFailure;
      }
      for (int i = 0; i < next; i++) {
        results.add((R) slots[i]);
      }
      return results;
    }
  }
}
