package io.webchat.domain.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentTextTest {
    private static final FileId ONE = new FileId(UUID.fromString("01900000-0000-7000-8000-000000000001"));
    private static final FileId TWO = new FileId(UUID.fromString("01900000-0000-7000-8000-000000000002"));

    @Test
    void attachmentsShouldBeTakenOutInOrderAndOnce() {
        String text = "see " + AttachmentText.of(TWO) + "\n" + AttachmentText.of(ONE) + AttachmentText.of(TWO);

        assertThat(AttachmentText.read(text)).isEqualTo(new AttachmentText("see", List.of(TWO, ONE)));
    }

    @Test
    void anAttachmentAloneShouldLeaveNothing() {
        assertThat(AttachmentText.read(AttachmentText.of(ONE)).text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" as it is\n", "[attachment:file_1]", "[attachment:msg_01900000000070008000000000000001]"})
    void otherTextsShouldStay(String text) {
        assertThat(AttachmentText.read(text)).isEqualTo(new AttachmentText(text, List.of()));
    }

    @Test
    void idsShouldReadAsTheyAreWritten() {
        assertThat(FileId.parse(ONE.toString())).contains(ONE);
        assertThat(ONE).hasToString("file_01900000000070008000000000000001");
        assertThat(FileId.parse("file_0190")).isEmpty();
    }
}
