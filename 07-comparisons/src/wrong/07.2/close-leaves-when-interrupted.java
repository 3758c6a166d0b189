// Misconception: who is interrupted in close need not wait.
// Fails: closingTakesAWhile, closingInAHurry
package asyncio.compare;

public final class ProcessModel implements Model {

  @Override
  public void close() {
    try {
      loop.call(this::closePool);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } catch (Exception alreadyClosed) {
      // There is nothing left to close then.
    } finally {
      loop.close();
    }
  }
}
