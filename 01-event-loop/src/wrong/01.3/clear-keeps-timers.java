// Misconception: a loop that is closed runs nothing, so its timers may stay.
// Fails: closingTheLoopDropsItsTimersAndCancellingThemLaterDoesNoHarm
package asyncio.loop;

final class TimerQueue {

  void clear() {}
}
