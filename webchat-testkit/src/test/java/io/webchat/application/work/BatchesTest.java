package io.webchat.application.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private final List<Integer> done = new ArrayList<>();
    private final List<Integer> bad = new ArrayList<>();
    private int calls;

    private void work(List<Integer> items) {
        calls++;
        if (items.contains(13) || items.contains(70)) {
            throw new IllegalStateException("can't be stored");
        }
        done.addAll(items);
    }

    @Test
    void aGoodBatchShouldTakeOneCall() {
        Batches.run(List.of(1, 2, 3), this::work, (item, e) -> bad.add(item));

        assertThat(done).containsExactly(1, 2, 3);
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void badItemsShouldBeLeftAloneAndTheOthersWorkedOnInOrder() {
        List<Integer> items = IntStream.range(0, 100).boxed().toList();

        Batches.run(items, this::work, (item, e) -> bad.add(item));

        assertThat(bad).containsExactly(13, 70);
        assertThat(done)
                .containsExactlyElementsOf(
                        items.stream().filter(item -> item != 13 && item != 70).toList());
        assertThat(calls).isLessThan(40);
    }

    @Test
    void aStoreThatIsAwayShouldBlameNoItem() {
        Refusal away = Refusal.of(RefusalCode.RELAY_UNAVAILABLE, "later");

        assertThatThrownBy(() -> Batches.run(
                        List.of(1, 2),
                        items -> {
                            throw away;
                        },
                        (item, e) -> bad.add(item)))
                .isSameAs(away);
        assertThat(bad).isEmpty();
    }

    @Test
    void nothingShouldBeNothing() {
        Batches.run(List.<Integer>of(), this::work, (item, e) -> bad.add(item));

        assertThat(calls).isZero();
    }
}
