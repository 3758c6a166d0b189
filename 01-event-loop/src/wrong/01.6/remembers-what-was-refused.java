// Misconception: the poller never refuses.
// Fails: aChannelThatAnotherThreadClosesIsForgotten,
//   aChannelInBlockingModeIsRefusedAndSoIsAClosedLoop
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
    pairs.put(channel, pair);
    poller.watch(channel, pair.events(), pair);
  }
}
