package asyncio.stream;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Future;
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
    return async(
        () -> {
          if (addresses.isEmpty()) {
            throw new IllegalArgumentException("no address to connect to");
          }
          var none = new ConnectException("no connection to any of " + addresses);
          for (InetSocketAddress address : addresses) {
            try {
              return await(connectTo(address, opener), IOException.class);
            } catch (IOException failure) {
              none.addSuppressed(failure);
            }
          }
          throw addresses.size() == 1 ? (IOException) none.getSuppressed()[0] : none;
        });
  }

  private static Coroutine<SocketChannel> connectTo(
      InetSocketAddress address, ChannelOpener opener) {
    return async(
        () -> {
          SocketChannel channel = opener.open();
          try {
            channel.configureBlocking(false);
            if (!channel.connect(address)) {
              await(connected(channel));
            }
            return channel;
          } catch (Throwable failure) {
            channel.close();
            throw failure;
          }
        });
  }

  /** A coroutine that waits until a connection is made, and finishes it. */
  private static Coroutine<Void> connected(SocketChannel channel) {
    return async(
        () -> {
          do {
            await(writable(channel));
          } while (!channel.finishConnect());
        });
  }

  /** A coroutine that waits until the loop says that there is news of a channel. */
  private static Coroutine<Void> writable(SocketChannel channel) {
    return async(
        () -> {
          EventLoop loop = EventLoop.running();
          var ready = new Future<Void>(loop);
          loop.addWriter(channel, () -> wake(ready));
          try {
            await(ready);
          } finally {
            loop.removeWriter(channel);
          }
        });
  }

  /** Whoever was cancelled is still to take the step that removes the writer. */
  private static void wake(Future<Void> ready) {
    if (!ready.isDone()) {
      ready.setResult(null);
    }
  }
}
