package asyncio.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("rows as records, and parameters")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "rows and parameters are given code, which is tested on the reference")
class RowsTest {

  private enum Kind {
    NOVEL,
    POEM
  }

  private record Book(
      int id, String title, LocalDate publishedIn, Kind kind, Optional<BigDecimal> price) {}

  private record Priced(String title, int price) {}

  private record Positive(int number) {
    Positive {
      if (number <= 0) {
        throw new IllegalArgumentException("must be > 0: " + number);
      }
    }
  }

  private record Author(String author) {}

  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:");
    connection
        .createStatement()
        .execute(
            "create table book (id int, title varchar(50), published_in date, kind varchar(9),"
                + " price decimal(9, 2))");
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  private void execute(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = Parameters.prepare(connection, sql, parameters)) {
      statement.executeUpdate();
    }
  }

  private <T> List<T> query(Class<T> type, String sql, Object... parameters) throws SQLException {
    var query = new Query<>(sql, parameters, Rows.as(type));
    try (PreparedStatement statement = query.prepare(connection);
        ResultSet result = statement.executeQuery()) {
      RowReader<T> reader = query.reader(result);
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(reader.read(result));
      }
      return rows;
    }
  }

  private void refused(String message, Class<?> type, String sql) {
    assertThatExceptionOfType(RowMappingException.class)
        .isThrownBy(() -> query(type, sql))
        .withMessage(message);
  }

  @Test
  @DisplayName("a component takes the column of its name; case and underscores do not count")
  void records() throws SQLException {
    var emma = new Book(1, "Emma", LocalDate.of(1815, 12, 23), Kind.NOVEL, Optional.empty());
    execute(
        "insert into book values (?, ?, ?, ?, ?)",
        emma.id(),
        emma.title(),
        emma.publishedIn(),
        emma.kind(),
        emma.price());

    assertThat(query(Book.class, "select price, kind, published_in, title, id from book"))
        .containsExactly(emma);
  }

  @Test
  @DisplayName("what the database does not know comes back as it was")
  void otherTypes() throws SQLException {
    Instant moment = Instant.parse("2026-01-02T03:04:05Z");
    UUID id = UUID.fromString("00000000-0000-0001-0000-000000000002");

    assertThat(query(Instant.class, "select cast(? as timestamp with time zone)", moment))
        .containsExactly(moment);
    assertThat(query(UUID.class, "select cast(? as uuid)", id)).containsExactly(id);
    assertThat(query(Long.class, "select cast(null as bigint)")).containsExactly((Long) null);
    assertThat(query(int.class, "select 7")).containsExactly(7);
    assertThat(query(char.class, "select 'x'")).containsExactly('x');
    assertThat(query(byte[].class, "select cast(x'0102' as varbinary)").getFirst())
        .containsExactly(1, 2);
  }

  @Test
  @DisplayName("a parameter is a value, whatever stands in it")
  void injection() throws SQLException {
    execute("insert into book (title) values ('Emma')");

    assertThat(query(String.class, "select title from book where title = ?", "x' or 'a' = 'a"))
        .isEmpty();
    execute("update book set title = ?", (Object[]) null);
    assertThat(query(String.class, "select title from book")).containsExactly((String) null);
  }

  @Test
  @DisplayName("what does not fit is told with the column's name and the component's")
  void whatDoesNotFit() throws SQLException {
    execute("insert into book (id, title, kind) values (-1, 'Emma', 'OPERA')");

    refused(
        "column PRICE is null, and price of Priced is of the primitive type int",
        Priced.class,
        "select title, price from book");
    refused(
        "no column for component author of Author: there are [ID, TITLE]",
        Author.class,
        "select id, title from book");
    refused(
        "several columns for component author of Author: there are [AUTHOR, AUTHOR]",
        Author.class,
        "select 'a' as author, 'b' as author from book");
    refused(
        "column KIND is OPERA, and Kind takes one of [NOVEL, POEM]",
        Kind.class,
        "select kind from book");
    refused("column TITLE cannot be read as int for int", int.class, "select title from book");
    refused(
        "column TITLE has 4 characters, and char takes one", char.class, "select title from book");
    refused("Positive does not take [-1]", Positive.class, "select id as number from book");
    refused(
        "a single column is needed for Integer, and there are [ID, TITLE]",
        Integer.class,
        "select id, title from book");
  }

  @Test
  @DisplayName("a parameter that cannot be set leaves no statement open")
  void badParameter() {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> execute("update book set id = ?", 1, 2));
  }
}
