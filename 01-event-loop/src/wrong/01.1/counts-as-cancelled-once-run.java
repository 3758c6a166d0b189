// Misconception: a handle that has run may drop its callback, and nobody will take it for
// cancelled.
// Fails: isCancelledTellsWhetherCancelWasCalledAndNothingElse
package asyncio.loop;

public class Handle {

  void run() {
    Runnable once = callback;
    callback = null;
    if (once != null) {
      once.run();
    }
  }
}
