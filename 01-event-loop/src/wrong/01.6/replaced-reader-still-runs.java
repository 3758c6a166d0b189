// Misconception: whoever is replaced is forgotten by that alone.
// Fails: aReaderThatIsReplacedDoesNotRunAnyMoreTheNewOneDoes
package asyncio.loop;

import java.nio.channels.SelectableChannel;

final class ReadinessCallbacks implements Poller.ReadyEvents {

  void addReader(SelectableChannel channel, Handle reader) {
    watch(channel, new Pair(reader, pair(channel).writer));
  }

  void addWriter(SelectableChannel channel, Handle writer) {
    watch(channel, new Pair(pair(channel).reader, writer));
  }
}
