package loopcraft.grader.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordChainTest {

  private static final byte[] KEY = new byte[RecordChain.KEY_BYTES];

  private final RecordChain worker = new RecordChain(KEY);
  private final RecordChain parent = new RecordChain(KEY);

  @Test
  void what_was_sealed_can_be_opened_in_order() {
    String one = worker.seal("one".getBytes(UTF_8));
    String two = worker.seal("two".getBytes(UTF_8));

    assertThat(parent.open(one).orElseThrow()).asString().isEqualTo("one");
    assertThat(parent.open(two).orElseThrow()).asString().isEqualTo("two");
  }

  @Test
  void a_replayed_line_is_refused() {
    String one = worker.seal("one".getBytes(UTF_8));
    parent.open(one);

    assertThat(parent.open(one)).isEmpty();
    assertThat(parent.open("1" + one.substring(1))).isEmpty();
  }

  @Test
  void a_line_left_out_is_noticed() {
    worker.seal("failed".getBytes(UTF_8));

    assertThat(parent.open(worker.seal("end".getBytes(UTF_8)))).isEmpty();
  }

  @Test
  void another_key_is_refused() {
    byte[] other = KEY.clone();
    other[0] = 1;

    assertThat(parent.open(new RecordChain(other).seal("one".getBytes(UTF_8)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "all passed", "0 b25l AAAA", "0 ? ?", "0 b25l", "-1 a b c"})
  void anything_else_is_refused(String line) {
    assertThat(parent.open(line)).isEmpty();
  }
}
