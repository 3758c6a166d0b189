package asyncio.stream;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.LoopExtension;
import java.io.IOException;
import java.nio.channels.Channel;
import java.util.LinkedHashSet;
import java.util.Set;

/** The channels that connections and servers of a loop hold. Those left open are closed with it. */
final class OpenChannels implements LoopExtension {

  private final EventLoop loop;
  private final Set<Channel> channels = new LinkedHashSet<>();

  private OpenChannels(EventLoop loop) {
    this.loop = loop;
  }

  /** Those of a loop. */
  static OpenChannels of(EventLoop loop) {
    return loop.extension(OpenChannels.class, OpenChannels::new);
  }

  void add(Channel channel) {
    channels.add(channel);
  }

  /** Closes a channel. If that fails, it is gone all the same, and the loop is told. */
  void close(Channel channel) {
    channels.remove(channel);
    try {
      channel.close();
    } catch (IOException failure) {
      loop.callExceptionHandler(new ExceptionContext("cannot close a channel", failure, channel));
    }
  }

  @Override
  public void close() {
    Set.copyOf(channels).forEach(this::close);
  }
}
