// Misconception: which of the failures comes out does not matter.
// Fails: tooManyFailures
package asyncio.compare;

public final class InScope implements Model {

  private static final class Enough<R> implements Joiner<R, List<R>> {

    private void failed(Throwable failure) {
      failed++;
      firstFailure = failure;
    }
  }
}
