// Misconception: a null callback is the caller's problem.
// Fails: aNullCallbackIsRefusedAtOnce
package asyncio.loop;

public class Handle {

  Handle(Runnable callback) {
    this.callback = callback;
  }
}
