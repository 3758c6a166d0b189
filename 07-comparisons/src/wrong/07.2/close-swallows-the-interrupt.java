// Misconception: close has an interrupt to itself.
// Fails: closingTakesAWhile, closingInAHurry
package asyncio.compare;

public final class ProcessModel implements Model {

  @Override
  public void close() {
    while (true) {
      try {
        loop.call(this::closePool);
        break;
      } catch (InterruptedException _) {
        // Once more.
      } catch (Exception alreadyClosed) {
        break;
      }
    }
    loop.close();
  }
}
