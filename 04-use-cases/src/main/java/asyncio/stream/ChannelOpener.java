package asyncio.stream;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/** Where the channels come from that are to be connected: {@code SocketChannel::open}. */
@FunctionalInterface
interface ChannelOpener {

  /** Opens one that is not connected. */
  SocketChannel open() throws IOException;
}
