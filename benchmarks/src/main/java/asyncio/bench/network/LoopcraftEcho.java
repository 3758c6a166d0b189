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

/** An echo server on streams: a coroutine for each connection. */
final class LoopcraftEcho {

  private static final int MOST_BYTES = 64 * 1024;

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
    byte[] bytes;
    while ((bytes = await(reader.read(MOST_BYTES))).length > 0) {
      writer.write(bytes);
      await(writer.drain());
    }
  }
}
