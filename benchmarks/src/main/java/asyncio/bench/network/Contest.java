package asyncio.bench.network;

import asyncio.bench.PythonPeer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Servers that do the same.
 *
 * @param name what they do
 * @param servers what starts each of them
 * @param exchange what is sent to one
 */
record Contest(String name, Map<String, List<String>> servers, Dialogue exchange) {

  /** Finds out what to send to a server that listens at a port. */
  @FunctionalInterface
  interface Dialogue {
    Exchange with(int port) throws IOException;
  }

  private static final int MESSAGE_BYTES = 1024;

  /** Messages of 1 KiB that come back. */
  static Contest echo(Path scripts, List<PythonPeer> pythons) {
    var servers = new LinkedHashMap<String, List<String>>();
    servers.put("Loopcraft", java(LoopcraftEcho.class));
    servers.put("Netty", java(NettyEcho.class));
    for (PythonPeer python : pythons) {
      servers.put(python.name(), python.commandFor(scripts.resolve("echo_server.py")));
    }
    return new Contest("echo", servers, _ -> Exchange.echo(MESSAGE_BYTES));
  }

  /** A small object as JSON over HTTP. */
  static Contest helloJson(Path scripts, List<PythonPeer> pythons) {
    var servers = new LinkedHashMap<String, List<String>>();
    servers.put("Loopcraft", java(LoopcraftHttp.class));
    servers.put("Netty", java(NettyHttp.class));
    servers.put("JDK HttpServer", java(JdkHttp.class));
    for (PythonPeer python : pythons) {
      if (python.has("aiohttp")) {
        servers.put(
            "aiohttp, " + python.name(), python.commandFor(scripts.resolve("http_server.py")));
      }
    }
    return new Contest("hello as JSON", servers, port -> Exchange.get(port, "/hello"));
  }

  private static List<String> java(Class<?> server) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-Xmx256m",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "--add-exports",
        "java.base/jdk.internal.vm=ALL-UNNAMED",
        "--add-exports",
        "java.base/jdk.internal.access=ALL-UNNAMED",
        "-classpath",
        System.getProperty("java.class.path"),
        server.getName());
  }
}
