// Misconception: nobody asks a queue that was cleared for anything, so clear() can be left out.
// Fails: clearDropsEverythingThatWaits
package asyncio.loop;

final class ReadyQueue {

  void clear() {}
}
