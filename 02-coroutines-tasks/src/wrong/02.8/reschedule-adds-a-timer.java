// Misconception: another deadline is another timer.
// Fails: aLimitCanBeMoved, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Timeout {
  public void reschedule(long when) {
    requireEntered();
    this.when = OptionalLong.of(when);
    EventLoop loop = task.loop();
    timer = when <= loop.time() ? loop.callSoon(this::expire) : loop.callAt(when, this::expire);
  }
}
