// Alternative: one object for each channel, attached once, whose halves change.
// Replaces: the whole class
package asyncio.loop;

import java.nio.channels.SelectableChannel;

final class ReadinessCallbacks {

  private static final class Watched {
    final Handle[] handles = new Handle[2];

    int events() {
      return (handles[0] != null ? Poller.READ : 0) + (handles[1] != null ? Poller.WRITE : 0);
    }
  }

  private final Poller poller;
  private final ReadyQueue ready;

  ReadinessCallbacks(Poller poller, ReadyQueue ready) {
    this.poller = poller;
    this.ready = ready;
  }

  void addReader(SelectableChannel channel, Handle reader) {
    exchange(channel, 0, reader);
  }

  void addWriter(SelectableChannel channel, Handle writer) {
    exchange(channel, 1, writer);
  }

  boolean removeReader(SelectableChannel channel) {
    return exchange(channel, 0, null);
  }

  boolean removeWriter(SelectableChannel channel) {
    return exchange(channel, 1, null);
  }

  private boolean exchange(SelectableChannel channel, int half, Handle handle) {
    Watched watched = (Watched) poller.attachment(channel);
    if (watched == null) {
      watched = new Watched();
    }
    Handle before = watched.handles[half];
    watched.handles[half] = handle;
    poller.watch(channel, watched.events(), watched);
    if (before != null) {
      before.cancel();
    }
    return before != null;
  }

  @Override
  public void ready(Object attachment, int events) {
    Watched watched = (Watched) attachment;
    for (int half = 0; half < 2; half++) {
      boolean isReady = (events & (half == 0 ? Poller.READ : Poller.WRITE)) != 0;
      if (isReady && watched.handles[half] != null) {
        ready.add(watched.handles[half]);
      }
    }
  }
}
