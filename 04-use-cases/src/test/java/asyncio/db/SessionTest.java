package asyncio.db;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asyncio.OnVirtualTime;
import asyncio.task.ScopeAction;
import asyncio.task.Task;
import java.lang.reflect.Proxy;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("sessions of a database")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "sessions are given code, which is tested on the reference")
class SessionTest extends OnVirtualTime {

  private static final PoolOptions ONE = PoolOptions.DEFAULT.withMostConnections(1);

  private void onH2(ScopeAction<Database> body) {
    run(
        () -> {
          try (var database = Database.open(ONE, "jdbc:h2:mem:", new Properties())) {
            await(database.update("create table n (i int primary key)"));
            body.run(database);
          }
        });
  }

  @Test
  @DisplayName("a session that is closed is not used again, and closing it twice does nothing")
  void closed() {
    onH2(
        database -> {
          Session session = await(database.acquire());
          session.close();
          session.close();

          for (var use :
              List.of(
                  session.update("delete from n"),
                  session.query(Integer.class, "select i from n"),
                  session.transaction(() -> 1),
                  session.withConnection(_ -> 1))) {
            assertThatIllegalStateException()
                .isThrownBy(() -> await(use))
                .withMessage("the session is closed");
          }
          assertThat(database.facts()).isEqualTo(new PoolFacts(1, 0, 1, 0));
        });
  }

  @Test
  @DisplayName("several statements in one call, and one row or none")
  void statements() {
    onH2(
        database -> {
          try (Session session = await(database.acquire())) {
            List<Object[]> numbers = List.of(new Object[] {1}, new Object[] {2});
            assertThat(await(session.updateMany("insert into n values (?)", numbers))).isEqualTo(2);
            assertThat(await(session.queryOne(Integer.class, "select i from n where i = 2")))
                .contains(2);
            assertThat(await(session.queryOne(Integer.class, "select i from n where i = 3")))
                .isEmpty();
            assertThatIllegalStateException()
                .isThrownBy(() -> await(session.queryOne(Integer.class, "select i from n")))
                .withMessage("one row was expected, and there are 2");
            String url = await(session.withConnection(c -> c.getMetaData().getURL()));
            assertThat(url).startsWith("jdbc:h2:mem:");
          }
        });
  }

  @Test
  @DisplayName("a second statement at the same time is refused")
  void twoAtOnce() {
    onH2(
        database -> {
          try (Session session = await(database.acquire())) {
            Task<Long> first = createTask(session.update("insert into n values (1)"));
            ticks(1);
            assertThatIllegalStateException()
                .isThrownBy(() -> await(session.update("insert into n values (2)")))
                .withMessage("another statement is running on this connection");
            assertThat(await(first)).isEqualTo(1);
          }
        });
  }

  @Test
  @DisplayName("a stream that was left open costs the connection, and a batch has a row at least")
  void streamLeftOpen() {
    onH2(
        database -> {
          Session session = await(database.acquire());
          assertThatIllegalArgumentException()
              .isThrownBy(() -> session.stream(Integer.class, 0, "select 1"))
              .withMessage("batch must be > 0: 0");
          await(
              session.transaction(
                  () -> session.stream(Integer.class, 1, "select 1").iterator().hasNext()));
          session.close();

          assertThat(database.facts().idle()).isZero();
        });
  }

  @Test
  @DisplayName("after a statement that failed the connection is checked, and used again")
  void usedAgainAfterAFailure() {
    onH2(
        database -> {
          assertThatThrownBy(() -> await(database.update("no sql")))
              .isInstanceOf(SQLException.class);
          await(database.update("insert into n values (1)"));

          assertThat(database.facts()).isEqualTo(new PoolFacts(1, 0, 1, 0));
        });
  }

  @Test
  @DisplayName("a database is opened by a data source as well, and says late that there is none")
  void otherWaysToOpen() {
    run(
        () -> {
          try (var database = Database.open(ONE, source())) {
            assertThat(await(database.query(Integer.class, "select 1"))).containsExactly(1);
          }
          try (var nowhere = Database.open("jdbc:nowhere:")) {
            assertThatThrownBy(() -> await(nowhere.update("delete from n")))
                .isInstanceOf(SQLException.class);
          }
        });
    assertThatIllegalStateException().isThrownBy(() -> Database.open("jdbc:h2:mem:"));
  }

  /** A data source that can do nothing but give connections. */
  private static DataSource source() {
    Class<?>[] type = {DataSource.class};
    return (DataSource)
        Proxy.newProxyInstance(
            SessionTest.class.getClassLoader(),
            type,
            (_, _, _) -> DriverManager.getConnection("jdbc:h2:mem:"));
  }

  @Test
  @DisplayName("a database that is closed refuses, also a second time")
  void closedDatabase() {
    run(
        () -> {
          var database = Database.open("jdbc:h2:mem:");
          await(database.query(Integer.class, "select 1"));
          database.close();
          database.close();
          assertThatIllegalStateException()
              .isThrownBy(() -> await(database.acquire()))
              .withMessage("the pool is closed");
        });
  }

  @Test
  @DisplayName("options that make no sense are refused")
  void options() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PoolOptions.DEFAULT.withMostConnections(0))
        .withMessage("mostConnections must be > 0: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PoolOptions.DEFAULT.withPatience(Duration.ofSeconds(-1)))
        .withMessage("patience must be >= 0: PT-1S");
    assertThat(PoolOptions.DEFAULT.withCheckAfter(Duration.ZERO).checkAfter()).isZero();
  }
}
