package loopcraft.grader.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of a class. */
class ShardTest {

  private static final SortedMap<String, Integer> ALL =
      Collections.unmodifiableSortedMap(
          IntStream.range(0, 10)
              .collect(TreeMap::new, (map, i) -> map.put("student " + i, i), TreeMap::putAll));

  @Test
  void everybodyIsInOnePart() {
    var together = new TreeMap<String, Integer>();
    for (int i = 1; i <= 3; i++) {
      SortedMap<String, Integer> part = new Shard(i, 3).of(ALL);
      part.forEach((name, value) -> assertThat(together.put(name, value)).isNull());
    }
    assertThat(together).isEqualTo(ALL);
  }

  @Test
  void partsAreEquallyLarge() {
    assertThat(IntStream.rangeClosed(1, 3).map(i -> new Shard(i, 3).of(ALL).size()))
        .containsExactly(4, 3, 3);
  }

  @Test
  void aPartMayBeEmpty() {
    assertThat(Shard.parse("11/11").of(ALL)).isEmpty();
  }

  @Test
  void theWholeIsOnePart() {
    assertThat(Shard.WHOLE.of(ALL)).isEqualTo(ALL);
  }

  @Test
  void aPartIsWrittenWithASlash() {
    assertThat(Shard.parse("3/10")).isEqualTo(new Shard(3, 10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/3", "4/3", "3", "a/b", "-1/3", "1/0", "1/99999999999"})
  void thereIsNoOtherPart(String text) {
    assertThatThrownBy(() -> Shard.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shard");
  }
}
