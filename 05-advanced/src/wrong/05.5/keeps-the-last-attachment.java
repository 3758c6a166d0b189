// Misconception: an attachment stays until there is another.
// Fails: ownAttachments
package asyncio.loops;

import java.nio.channels.SelectableChannel;
import java.util.Map;
import java.util.WeakHashMap;

public final class Recorder {

  private final Map<SelectableChannel, Object> attachments = new WeakHashMap<>();

  @Override
  public void watch(SelectableChannel channel, int events, Object attachment) {
    Integer known = numbers.get(channel);
    int number = known == null ? channels + 1 : known;
    poller.watch(channel, events, new Watched(number, attachment));
    if (numbers.put(channel, number) == null) {
      channels++;
    }
    attachments.put(channel, attachment);
    sink.add(new LoopEvent.Watch(number, events));
  }

  @Override
  public Object attachment(SelectableChannel channel) {
    return attachments.get(channel);
  }
}
