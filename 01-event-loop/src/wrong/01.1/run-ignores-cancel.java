// Misconception: the queue asks whether a handle is cancelled, so the handle need not.
// Fails: aCancelledHandleThatIsRunAllTheSameDoesNothing
package asyncio.loop;

public class Handle {

  void run() {
    callback.run();
  }
}
