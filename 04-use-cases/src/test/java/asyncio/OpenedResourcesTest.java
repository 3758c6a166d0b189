package asyncio;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.run;
import static asyncio.stream.Streams.openConnection;
import static asyncio.stream.Streams.startServer;
import static org.assertj.core.api.Assertions.assertThat;

import asyncio.db.Database;
import asyncio.db.PoolOptions;
import asyncio.loop.EventLoop;
import asyncio.loop.LoopObserver;
import asyncio.stream.Connection;
import asyncio.stream.MemoryConnection;
import asyncio.stream.Server;
import asyncio.task.CoroutineAction;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("what a loop's observers are told of resources that are to be closed")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "what observers are told is given code, which is tested on the reference")
class OpenedResourcesTest {

  private final List<String> opened = new ArrayList<>();
  private final List<BooleanSupplier> open = new ArrayList<>();

  private void observed(CoroutineAction main) {
    run(
        async(
            () -> {
              EventLoop.running()
                  .addObserver(
                      new LoopObserver() {
                        @Override
                        public void opened(Object resource, BooleanSupplier isOpen) {
                          opened.add(resource.getClass().getSimpleName());
                          open.add(isOpen);
                        }
                      });
              main.run();
            }));
  }

  private List<Boolean> areOpen() {
    return open.stream().map(BooleanSupplier::getAsBoolean).toList();
  }

  @Test
  @DisplayName("a server, and both ends of a connection")
  void serverAndConnection() {
    observed(
        () -> {
          var anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
          try (Server server =
              await(startServer((reader, _) -> await(reader.readAll()), anywhere))) {
            try (Connection client = await(openConnection(server.address()))) {
              assertThat(client).isNotNull();
              assertThat(areOpen()).hasSizeGreaterThan(1).doesNotContain(false);
            }
            server.close();
            await(server.waitClosed());
          }
          assertThat(areOpen()).containsExactly(false, false, false);
        });

    assertThat(opened).containsExactly("Server", "SocketTransport", "SocketTransport");
  }

  @Test
  @DisplayName("both ends of a connection in memory")
  void memoryConnection() {
    observed(
        () -> {
          MemoryConnection connection = MemoryConnection.pair();
          connection.there().close();

          assertThat(areOpen()).containsExactly(true, false);
        });

    assertThat(opened).containsExactly("MemoryTransport", "MemoryTransport");
  }

  @Test
  @DisplayName("a database")
  void database() {
    observed(
        () -> {
          try (Database _ =
              Database.open(
                  PoolOptions.DEFAULT,
                  () -> {
                    throw new SQLException("there is none");
                  })) {
            assertThat(areOpen()).containsExactly(true);
          }
          assertThat(areOpen()).containsExactly(false);
        });

    assertThat(opened).containsExactly("Database");
  }
}
