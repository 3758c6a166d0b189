package asyncio.stream.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.run;
import static asyncio.stream.Streams.startServer;

import asyncio.stream.ChatRoom;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Demo 04.2: a chat room to be in. Connect to it from several terminals: {@code nc localhost 8888}.
 */
public final class ChatDemo {

  private static final int PORT = 8888;
  private static final int MOST_WAITING = 100;

  private ChatDemo() {}

  /** Serves until it is interrupted. */
  static void main() {
    run(
        async(
            () -> {
              var room = new ChatRoom(MOST_WAITING);
              var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT);
              try (var server = await(startServer(room::serve, address))) {
                IO.println("Chatting on " + server.address() + "; Ctrl-C ends it.");
                await(server.serveForever());
              }
            }));
  }
}
