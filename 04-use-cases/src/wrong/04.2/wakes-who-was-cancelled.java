// Misconception: whoever waits for a channel waits until it is ready.
// Fails: givenUpAtAnyMoment
package asyncio.stream;

final class Connector {

  private static void wake(Future<Void> ready) {
    ready.setResult(null);
  }
}
