// Misconception: a queue is a queue, whichever thread uses it.
// Fails: callbacksFromFourThreadsAllRunEachThreadsInOrderAndSeeWhatItWrote
package asyncio.loop;

import java.util.ArrayDeque;

final class Inbox {

  private final ArrayDeque<Handle> arrivals = new ArrayDeque<>();
}
