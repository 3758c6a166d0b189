package asyncio.bench.network;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.run;
import static asyncio.stream.Streams.startServer;

import asyncio.stream.ServerOptions;
import asyncio.stream.StreamReader;
import asyncio.stream.StreamWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** An echo server on streams: a coroutine for each connection. */
final class LoopcraftEcho {

  private static final int BUFFER_BYTES = 64 * 1024;

  private LoopcraftEcho() {}

  static void main() {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    run(
        async(
            () -> {
              var options = ServerOptions.DEFAULT.withBacklog(1024);
              var server = await(startServer(LoopcraftEcho::echo, address, options));
              IO.println(server.address().getPort());
              await(server.serveForever());
            }));
  }

  private static void echo(StreamReader reader, StreamWriter writer) {
    var buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    while (await(reader.readInto(buffer.clear())) >= 0) {
      writer.write(buffer.flip());
      await(writer.drain());
    }
  }
}
