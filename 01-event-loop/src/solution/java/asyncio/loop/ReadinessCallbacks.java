package asyncio.loop;

import java.nio.channels.SelectableChannel;
import loopcraft.grader.Exercise;

/**
 * Which callback to run when which channel is ready: {@code BaseSelectorEventLoop._add_reader} and
 * its kin.
 *
 * <p>A channel has at most one reader and one writer. The poller keeps them for us, as what is
 * attached to the channel. Use it on the loop's thread only.
 */
@Exercise("01.6")
final class ReadinessCallbacks implements Poller.ReadyEvents {

  private final Poller poller;
  private final ReadyQueue ready;

  /** Makes the callbacks of a loop that watches no channel yet. */
  ReadinessCallbacks(Poller poller, ReadyQueue ready) {
    this.poller = poller;
    this.ready = ready;
  }

  /** Sets the reader of a channel. The one it had is cancelled; its writer stays. */
  void addReader(SelectableChannel channel, Handle reader) {
    Pair before = pair(channel);
    watch(channel, new Pair(reader, before.writer));
    cancel(before.reader);
  }

  /** Sets the writer of a channel. The one it had is cancelled; its reader stays. */
  void addWriter(SelectableChannel channel, Handle writer) {
    Pair before = pair(channel);
    watch(channel, new Pair(before.reader, writer));
    cancel(before.writer);
  }

  /**
   * Takes the reader of a channel away and cancels it, even if it already waits in the ready queue,
   * and even if the channel is closed.
   *
   * @return whether there was one
   */
  boolean removeReader(SelectableChannel channel) {
    Pair before = pair(channel);
    if (before.reader == null) {
      return false;
    }
    watch(channel, new Pair(null, before.writer));
    cancel(before.reader);
    return true;
  }

  /**
   * Takes the writer of a channel away and cancels it, even if it already waits in the ready queue,
   * and even if the channel is closed.
   *
   * @return whether there was one
   */
  boolean removeWriter(SelectableChannel channel) {
    Pair before = pair(channel);
    if (before.writer == null) {
      return false;
    }
    watch(channel, new Pair(before.reader, null));
    cancel(before.writer);
    return true;
  }

  /** Puts into the ready queue whom the poller found ready, the reader before the writer. */
  @Override
  public void ready(Object attachment, int events) {
    Pair pair = (Pair) attachment;
    if ((events & Poller.READ) != 0 && pair.reader != null) {
      ready.add(pair.reader);
    }
    if ((events & Poller.WRITE) != 0 && pair.writer != null) {
      ready.add(pair.writer);
    }
  }

  private Pair pair(SelectableChannel channel) {
    return poller.attachment(channel) instanceof Pair pair ? pair : Pair.NONE;
  }

  private void watch(SelectableChannel channel, Pair pair) {
    poller.watch(channel, pair.events(), pair);
  }

  private static void cancel(Handle handle) {
    if (handle != null) {
      handle.cancel();
    }
  }

  private record Pair(Handle reader, Handle writer) {

    static final Pair NONE = new Pair(null, null);

    int events() {
      return (reader == null ? 0 : Poller.READ) | (writer == null ? 0 : Poller.WRITE);
    }
  }
}
