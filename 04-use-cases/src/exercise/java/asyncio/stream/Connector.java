package asyncio.stream;

import static loopcraft.grader.Todo.todo;

import asyncio.task.Coroutine;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import loopcraft.grader.Exercise;

/**
 * Makes connections: {@code loop.sock_connect}, and the part of {@code create_connection} above.
 */
@Exercise(value = "04.2", part = 1)
final class Connector {

  private Connector() {}

  /**
   * A coroutine that connects to the first of several addresses that answers, tried one after the
   * other in their order. An address for which no channel can be opened does not answer. Whatever
   * comes of it, at whatever moment it is cancelled, no channel but the one that it returns stays
   * open.
   *
   * @param opener opens a channel for each address that is tried
   * @return a channel that is connected, in non-blocking mode
   * @throws IOException from the coroutine, if none answers: the failure, if there was one address;
   *     for several a {@link ConnectException} whose message has the host of each, in any words,
   *     with their failures suppressed, in order. What else is thrown for an address, such as an
   *     {@link java.nio.channels.UnresolvedAddressException}, ends the coroutine
   * @throws IllegalArgumentException from the coroutine, if there are no addresses
   */
  static Coroutine<SocketChannel> connect(List<InetSocketAddress> addresses, ChannelOpener opener) {
    throw todo("04.2");
  }
}
