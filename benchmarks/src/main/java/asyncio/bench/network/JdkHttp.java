package asyncio.bench.network;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** A web server of the JDK's own, with a virtual thread for each request. */
final class JdkHttp {

  private JdkHttp() {}

  static void main() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var server = HttpServer.create(address, 1024);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/hello",
        exchange -> {
          byte[] body = JsonMapper.shared().writeValueAsBytes(Greeting.HELLO);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    IO.println(server.getAddress().getPort());
  }
}
