package asyncio.loop;

import static loopcraft.grader.Todo.todo;

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

  /** Makes the callbacks of a loop that watches no channel yet. */
  ReadinessCallbacks(Poller poller, ReadyQueue ready) {
    throw todo("01.6");
  }

  /** Sets the reader of a channel. The one it had is cancelled; its writer stays. */
  void addReader(SelectableChannel channel, Handle reader) {
    throw todo("01.6");
  }

  /** Sets the writer of a channel. The one it had is cancelled; its reader stays. */
  void addWriter(SelectableChannel channel, Handle writer) {
    throw todo("01.6");
  }

  /**
   * Takes the reader of a channel away and cancels it, even if it already waits in the ready queue,
   * and even if the channel is closed.
   *
   * @return whether there was one
   */
  boolean removeReader(SelectableChannel channel) {
    throw todo("01.6");
  }

  /**
   * Takes the writer of a channel away and cancels it, even if it already waits in the ready queue,
   * and even if the channel is closed.
   *
   * @return whether there was one
   */
  boolean removeWriter(SelectableChannel channel) {
    throw todo("01.6");
  }

  /** Puts into the ready queue whom the poller found ready, the reader before the writer. */
  @Override
  public void ready(Object attachment, int events) {
    throw todo("01.6");
  }
}
