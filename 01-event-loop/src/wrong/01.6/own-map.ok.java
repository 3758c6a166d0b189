// Alternative: two maps of its own, one for readers and one for writers.
// Replaces: the whole class
package asyncio.loop;

import java.nio.channels.SelectableChannel;
import java.util.HashMap;
import java.util.Map;

final class ReadinessCallbacks {

  private final Map<SelectableChannel, Handle> readers = new HashMap<>();
  private final Map<SelectableChannel, Handle> writers = new HashMap<>();
  private final Poller poller;
  private final ReadyQueue ready;

  ReadinessCallbacks(Poller poller, ReadyQueue ready) {
    this.poller = poller;
    this.ready = ready;
  }

  void addReader(SelectableChannel channel, Handle reader) {
    add(readers, channel, reader);
  }

  void addWriter(SelectableChannel channel, Handle writer) {
    add(writers, channel, writer);
  }

  boolean removeReader(SelectableChannel channel) {
    return remove(readers, channel);
  }

  boolean removeWriter(SelectableChannel channel) {
    return remove(writers, channel);
  }

  @Override
  public void ready(Object attachment, int events) {
    if ((events & Poller.READ) != 0 && readers.get(attachment) instanceof Handle reader) {
      ready.add(reader);
    }
    if ((events & Poller.WRITE) != 0 && writers.get(attachment) instanceof Handle writer) {
      ready.add(writer);
    }
  }

  private void add(
      Map<SelectableChannel, Handle> handles, SelectableChannel channel, Handle handle) {
    int kind = handles == readers ? Poller.READ : Poller.WRITE;
    poller.watch(channel, events(channel) | kind, channel);
    Handle before = handles.put(channel, handle);
    if (before != null) {
      before.cancel();
    }
  }

  private boolean remove(Map<SelectableChannel, Handle> handles, SelectableChannel channel) {
    Handle gone = handles.remove(channel);
    if (gone == null) {
      return false;
    }
    gone.cancel();
    if (channel.isOpen()) {
      poller.watch(channel, events(channel), channel);
    }
    return true;
  }

  private int events(SelectableChannel channel) {
    return (readers.containsKey(channel) ? Poller.READ : 0)
        | (writers.containsKey(channel) ? Poller.WRITE : 0);
  }
}
