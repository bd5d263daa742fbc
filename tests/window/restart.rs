//! A client made in the window is there again after a restart.

use crate::running::Home;

#[tokio::test]
async fn a_client_made_in_the_window_survives_its_sudden_end() {
    let home = Home::new();
    let window = home.open().await;
    window.button("Start empty").await.click().await.unwrap();
    let name = window.field("Business name").await;
    name.send_keys("Juniper Coffee").await.unwrap();
    window.button("Create client").await.click().await.unwrap();
    window.button("Client: Juniper Coffee").await;
    window.shot("client-created").await;
    window.end(&home).await;

    let window = home.open().await;
    window.button("Client: Juniper Coffee").await;
    window.shot("after-restart").await;
    window.end(&home).await;
}
