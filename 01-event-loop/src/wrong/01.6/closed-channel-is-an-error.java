// Misconception: who removes a reader holds a channel that is open.
// Fails: aChannelThatAnotherThreadClosesIsForgotten
package asyncio.loop;

import java.nio.channels.SelectableChannel;
import java.util.HashMap;
import java.util.Map;

final class ReadinessCallbacks implements Poller.ReadyEvents {

  private final Map<SelectableChannel, Pair> pairs = new HashMap<>();

  private Pair pair(SelectableChannel channel) {
    return pairs.getOrDefault(channel, Pair.NONE);
  }

  private void watch(SelectableChannel channel, Pair pair) {
    poller.watch(channel, pair.events(), pair);
    pairs.put(channel, pair);
  }
}
