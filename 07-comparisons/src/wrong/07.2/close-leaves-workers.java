// Misconception: workers end when nobody needs them.
// Fails: closing, closingTakesAWhile, closingInAHurry
package asyncio.compare;

public final class ProcessModel implements Model {

  @Override
  public void close() {
    loop.close();
  }
}
